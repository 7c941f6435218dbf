/**
 * Overlapping triangles over spectrum bins, stored by bin: bin `k` lies between corners `corner[k]` and `corner[k] + 1`, so it
 * weighs `rise[k]` in the band that rises there (number `corner[k]`) and `1 - rise[k]` in the one below. -1 marks a bin in no band.
 */
export type MelBank = { readonly bands: number; readonly corner: Int32Array; readonly rise: Float64Array };

export type MelOptions = { sampleRate: number; nFft: number; nMels: number; fMin: number; fMax: number };

/** Frequency in Hz on the HTK mel scale, 1127 ln(1 + f / 700), which Kaldi and VGGish share. */
export function hzToMel(hz: number): number {
  return 1127 * Math.log(1 + hz / 700);
}

/**
 * `nMels` triangles with corners equally spaced in mel between `fMin` and `fMax` (Hz), linear in mel, peak 1, over the bins
 * 0..nFft/2: the law of Kaldi's mel-computations and of VGGish's mel_features. Narrow low bands may hold no bin at all.
 * @throws RangeError unless 0 <= fMin < fMax <= sampleRate / 2 and both counts are positive.
 */
export function melBank({ sampleRate, nFft, nMels, fMin, fMax }: MelOptions): MelBank {
  if (!(fMin >= 0 && fMin < fMax && fMax <= sampleRate / 2))
    throw new RangeError(
      `Cannot place mel bands: need 0 <= fMin < fMax <= ${sampleRate / 2} Hz, got ${fMin} and ${fMax}`,
    );
  if (!(nMels >= 1 && nFft >= 2)) throw new RangeError(`Cannot place mel bands: got ${nMels} bands, FFT size ${nFft}`);
  const low = hzToMel(fMin);
  const step = (hzToMel(fMax) - low) / (nMels + 1);
  const corner = new Int32Array(nFft / 2 + 1).fill(-1);
  const rise = new Float64Array(nFft / 2 + 1);
  for (let bin = 0; bin <= nFft / 2; bin++) {
    const place = (hzToMel((bin * sampleRate) / nFft) - low) / step;
    if (place <= 0 || place >= nMels + 1) continue;
    corner[bin] = Math.floor(place);
    rise[bin] = place - Math.floor(place);
  }
  return { bands: nMels, corner, rise };
}

/** Adds one spectrum (bins 0..nFft/2) into `sums`, which has `bands + 2` places: band `b` at `b + 1`, the ends for what spills. */
export function addMel({ corner, rise }: MelBank, spectrum: Float64Array, sums: Float64Array): void {
  for (let bin = 0; bin < corner.length; bin++) {
    const below = corner[bin]!;
    if (below < 0) continue;
    const value = spectrum[bin]!;
    const rising = value * rise[bin]!;
    sums[below + 1] = sums[below + 1]! + rising;
    sums[below] = sums[below]! + (value - rising);
  }
}
