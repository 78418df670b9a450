/** What a person does here; `public` is everybody who has not logged in. */
export type Role = 'public' | 'partner' | 'analyst' | 'planner' | 'case_handler' | 'administrator';

/** What of the register somebody sees: releases, masked points, true locations. */
export type View = 'published' | 'masked' | 'restricted';

export type Permission =
  | 'read_published' | 'read_masked' | 'read_incidents' | 'read_narratives' | 'export_incidents' | 'write_incidents'
  | 'import_files' | 'change_tiers' | 'erase_incidents' | 'plan_patrols' | 'publish_releases' | 'read_audit'
  | 'administer_accounts' | 'administer_register';

/** Accounts of a demo register, which anybody on the server's own machine may look through. */
export interface Demo {
  accounts: { name: string; role: Role }[];
  password: string;
}

/** Who is asking, as the server sees it. */
export interface Session {
  role: Role;
  /** Null: nobody is logged in. */
  name: string | null;
  view: View;
  permissions: Permission[];
  /** The only municipalities that this account sees; empty: all. */
  municipalities: string[];
  second_factor: boolean;
  csrf: string | null;
  demo: Demo | null;
}

export interface Login {
  name: string;
  password: string;
  /** Of the second factor, when it is asked for. */
  code?: string;
  /** When the old one has to be replaced. */
  new_password?: string;
}

export interface Token {
  id: number;
  label: string;
  scopes: string[];
  created_at: string;
  expires_at: string;
  revoked: boolean;
}

export const tokenScopes = ['read', 'write', 'export', 'administer'] as const;
export type TokenScope = (typeof tokenScopes)[number];

/** The secret of a second factor, which the server keeps only once a code has proved that somebody has it. */
export interface SecondFactorSecret {
  secret: string;
  otpauth: string;
}

/** One entry of the audit log. Names nobody's home and tells nothing of what happened there. */
export interface AuditEntry {
  number: number;
  at: string;
  who: string;
  action: string;
  object: string;
  query: string;
  rows: number | null;
  outcome: string;
  hash: string;
}

export interface AuditPage {
  entries: AuditEntry[];
  next: { before: number } | null;
}

export interface AuditHead {
  count: number;
  hash: string;
}

export interface AuditVerdict extends AuditHead {
  sound: boolean;
  first_broken: number | null;
  reason: string;
}

/** What to look for in the audit log; '' for anything. */
export interface AuditSearch {
  who: string;
  action: string;
  from: string;
  until: string;
}
