import wavefile from "wavefile";

/**
 * Samples of A-law or mu-law bytes as 16-bit integers, decoded by wavefile. It only ever sees the sample bytes, under a header
 * of our own, so nothing that a hostile header claims reaches it.
 */
export function decodeCompanded(data: Uint8Array, law: "alaw" | "mulaw"): Int16Array {
  const wave = new wavefile.WaveFile();
  wave.fromScratch(1, 8_000, law === "alaw" ? "8a" : "8m", data);
  if (law === "alaw") wave.fromALaw();
  else wave.fromMuLaw();
  const { samples } = wave.data as { samples: Uint8Array };
  return new Int16Array(samples.slice().buffer);
}
