const CHUNK = 0x8000;

/** Bytes as base64 text, as data addresses and pictures in notebooks hold them. */
export function toBase64(bytes: Uint8Array): string {
  let letters = "";
  for (let at = 0; at < bytes.length; at += CHUNK) letters += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(letters);
}
