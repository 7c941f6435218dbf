/** 1 for the bytes of characters that may stand in a video id. */
export const ID_BYTE = new Uint8Array(256);
for (const c of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-") ID_BYTE[c.charCodeAt(0)] = 1;

/** 1 for printable ASCII but quote and comma. Labels with other bytes (UTF-8) take the slow path, which knows the whole grammar. */
export const LABEL_BYTE = new Uint8Array(256);
for (let byte = 33; byte < 127; byte++) if (byte !== 34 && byte !== 44) LABEL_BYTE[byte] = 1;
