/** The public's page as other sites show it in a frame: nobody logs in there, and what it asks for carries no cookies. */
export const isEmbedded = globalThis.location?.pathname === '/embed';

/** As `fetch`, but as nobody. */
export const fetchAsNobody: typeof fetch = (resource, options) => fetch(resource, { ...options, credentials: 'omit' });
