import type { Login, SecondFactorSecret, Session, Token, TokenScope } from './account_types.ts';
import type { Channel } from './channel.ts';

/** The server's routes about the one who asks: session, password, second factor, tokens. */
export class AccountRoutes {
  constructor(private readonly channel: Channel) {}

  async session(): Promise<Session> {
    return this.#take(await this.channel.get('/api/session'));
  }

  /** A `Problem` says by its `reason` what is missing: `code_needed`, `change_needed`; or `refused`, `wait`. */
  async logIn(login: Login): Promise<Session> {
    return this.#take(await this.channel.send('POST', '/api/session', login));
  }

  async logOut(): Promise<void> {
    await this.channel.send('DELETE', '/api/session');
    this.channel.csrf = null;
  }

  changePassword(old_password: string, new_password: string): Promise<void> {
    return this.channel.send('POST', '/api/account/password', { old_password, new_password });
  }

  newSecondFactor(): Promise<SecondFactorSecret> {
    return this.channel.send('POST', '/api/account/second-factor/secret');
  }

  setSecondFactor(secret: string, code: string): Promise<void> {
    return this.channel.send('POST', '/api/account/second-factor', { secret, code });
  }

  tokens(signal?: AbortSignal): Promise<{ tokens: Token[] }> {
    return this.channel.get('/api/account/tokens', [], signal);
  }

  createToken(label: string, scopes: readonly TokenScope[], days: number): Promise<{ token: string }> {
    return this.channel.send('POST', '/api/account/tokens', { label, scopes, days });
  }

  revokeToken(id: number): Promise<void> {
    return this.channel.send('DELETE', `/api/account/tokens/${id}`);
  }

  /** From here on writes are this session's. */
  #take(session: Session): Session {
    this.channel.csrf = session.csrf;
    return session;
  }
}
