/** A random identifier (122 bits): the only kind that appears in an address. */
export const newId = (): string => crypto.randomUUID();
