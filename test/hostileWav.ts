import { writeWav } from "../src/format/wavWrite.js";

/** Random whole numbers from a fixed seed (a linear congruential generator): the corpus is the same everywhere. */
export function seeded(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** A sound WAV file to break: two channels of a chirp, 16 bits, 8 kHz. */
export function soundWav(frames = 4_000): Uint8Array {
  const chirp = (shift: number) =>
    Float32Array.from({ length: frames }, (_, i) => 0.5 * Math.sin(0.0001 * i * i + shift));
  return writeWav([chirp(0), chirp(1)], 8_000);
}

/** Bytes of a file `header` + samples with some places overwritten, little-endian. */
export function patched(
  bytes: Uint8Array,
  patches: readonly { at: number; bits: 8 | 16 | 32; value: number }[],
): Uint8Array {
  const out = bytes.slice();
  const view = new DataView(out.buffer);
  for (const { at, bits, value } of patches) {
    if (bits === 8) view.setUint8(at, value);
    else if (bits === 16) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
  }
  return out;
}

const text = (content: string) => new TextEncoder().encode(content);

/**
 * Broken audio files by name, made from a fixed seed: truncations at every 1,000th byte, flipped bits, sizes of 0 and
 * 0xFFFFFFFF, a claim of 4 GB in 100 bytes, zero channels and rates, text named .wav. Directories, links and
 * unreadable files are for the test that has a disk.
 */
export function hostileWavs(seed = 6): Map<string, Uint8Array> {
  const random = seeded(seed);
  const sound = soundWav();
  const files = new Map<string, Uint8Array>();
  for (let at = 0; at < sound.length; at += 1_000) files.set(`truncated_${at}.wav`, sound.slice(0, at));
  for (const at of [1, 4, 8, 11, 12, 20, 35, 36, 40, 43, 44, 45]) files.set(`truncated_${at}.wav`, sound.slice(0, at));
  for (let i = 0; i < 64; i++) {
    const bytes = sound.slice();
    // Half of the flips hit the header, where they hurt.
    for (let k = 0; k < 8; k++) bytes[random(i % 2 ? bytes.length : 44)]! ^= 1 << random(8);
    files.set(`flipped_${i}.wav`, bytes);
  }
  for (const value of [0, 1, 0x7fff_ffff, 0xffff_fffe, 0xffff_ffff])
    for (const [field, at] of Object.entries({ riff: 4, fmt: 16, rate: 24, byterate: 28, data: 40 }))
      files.set(`${field}_${value}.wav`, patched(sound, [{ at, bits: 32, value }]));
  for (const value of [0, 3, 255, 65_535])
    for (const [field, at] of Object.entries({ tag: 20, channels: 22, frame: 32, bits: 34 }))
      files.set(`${field}_${value}.wav`, patched(sound, [{ at, bits: 16, value }]));
  files.set("claim_4gb.wav", patched(sound, [{ at: 40, bits: 32, value: 0xffff_fff0 }]).slice(0, 100));
  files.set("claim_rf64.wav", text("RF64\xff\xff\xff\xffWAVEds64"));
  files.set("empty.wav", new Uint8Array(0));
  files.set("text.wav", text("This is not audio.\n".repeat(40)));
  files.set("page.wav", text("<!DOCTYPE html><title>404</title><script>alert(1)</script>"));
  files.set("zeros.wav", new Uint8Array(5_000));
  files.set("trailing.wav", Uint8Array.from([...sound, ...new Uint8Array(37)]));
  files.set(
    "noise.wav",
    Uint8Array.from({ length: 3_000 }, () => random(256)),
  );
  files.set(
    "riff_noise.wav",
    Uint8Array.from([...sound.slice(0, 12), ...Array.from({ length: 3_000 }, () => random(256))]),
  );
  files.set(
    "chunks_only.wav",
    Uint8Array.from([...sound.slice(0, 12), ...Array.from({ length: 4_000 }, (_, i) => (i % 8 < 4 ? 65 : 0))]),
  );
  return files;
}
