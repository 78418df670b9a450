import type { AuditHead, AuditPage, AuditSearch, AuditVerdict } from './account_types.ts';
import { given, type Channel } from './channel.ts';

/** The server's routes to the audit log. */
export class AuditRoutes {
  constructor(private readonly channel: Channel) {}

  /** Newest first, those before the entry of this number. */
  entries(search: AuditSearch, before: number | null, limit: number, signal?: AbortSignal): Promise<AuditPage> {
    return this.channel.get('/api/audit', [given({ ...search, before, limit })], signal);
  }

  head(signal?: AbortSignal): Promise<AuditHead> {
    return this.channel.get('/api/audit/head', [], signal);
  }

  /** Reads the whole chain. */
  verify(): Promise<AuditVerdict> {
    return this.channel.get('/api/audit/verify');
  }
}
