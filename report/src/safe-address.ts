/**
 * Page of the report: an address from outside -> one that is safe to link to. javascript:, data:, file: and all other schemes are none.
 */

/** `address` where it is a place in this page ("#...") or http(s), normalised by the browser; else undefined. */
export function safeAddress(address: string): string | undefined {
  if (address.startsWith("#")) return address;
  if (!/^https?:\/\//i.test(address)) return undefined;
  try {
    const { protocol, href } = new URL(address);
    return protocol === "http:" || protocol === "https:" ? href : undefined;
  } catch {
    return undefined;
  }
}
