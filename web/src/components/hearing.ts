import type { ReactiveControllerHost } from 'lit';

/** Lets an element hear what the thing it shows says, as long as the element is in the page. */
export function hear(host: ReactiveControllerHost, source: () => EventTarget, type: string, heard: (event: Event) => void): void {
  host.addController({
    hostConnected: () => source().addEventListener(type, heard),
    hostDisconnected: () => source().removeEventListener(type, heard),
  });
}
