/**
 * Gives the memory of bytes back at once; they are empty afterwards. The collector lets tens of megabytes of files pile up before it looks
 * (UPL-3.1). Only for bytes that nobody reads any more; what shares its memory with other bytes is left alone.
 */
export function letGo(bytes: Uint8Array): void {
  const memory = bytes.buffer as ArrayBuffer & { transfer?(length: number): ArrayBuffer };
  if (bytes.byteLength > 0 && bytes.byteLength === memory.byteLength) memory.transfer?.(0);
}
