import type { Channel } from './channel.ts';
import type { NewChannel, ReportingChannel } from './register_types.ts';

/** The server's routes to the registers that incidents came from. */
export class RegisterRoutes {
  constructor(private readonly channel: Channel) {}

  /** All that was ever said of a register's reporting channels. */
  channels(register: string, signal?: AbortSignal): Promise<{ channels: ReportingChannel[] }> {
    return this.channel.get(channelsOf(register), [], signal);
  }

  describeChannel(register: string, said: NewChannel): Promise<ReportingChannel> {
    return this.channel.send('POST', channelsOf(register), said);
  }

  withdrawChannel(register: string, id: number): Promise<ReportingChannel> {
    return this.channel.send('DELETE', `${channelsOf(register)}/${id}`);
  }
}

const channelsOf = (register: string) => `/api/registers/${encodeURIComponent(register)}/channels`;
