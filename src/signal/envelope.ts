/**
 * The least and the greatest sample of each of `columns` equal stretches of a waveform: what is left of it when it is drawn that many
 * points wide. Stretches without a sample of their own (more columns than samples) take the one before them; an empty waveform is silent.
 */
export function peakEnvelope(samples: Float32Array, columns: number): { low: Float32Array; high: Float32Array } {
  const low = new Float32Array(columns);
  const high = new Float32Array(columns);
  for (let column = 0; column < columns && samples.length > 0; column++) {
    const from = Math.floor((column * samples.length) / columns);
    const to = Math.max(from + 1, Math.floor(((column + 1) * samples.length) / columns));
    let least = Infinity;
    let greatest = -Infinity;
    for (let i = from; i < to; i++) {
      const sample = samples[i]!;
      if (sample < least) least = sample;
      if (sample > greatest) greatest = sample;
    }
    low[column] = least;
    high[column] = greatest;
  }
  return { low, high };
}
