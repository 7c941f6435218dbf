/**
 * The mean of all channels (each of the same length); one channel is returned as it is, none gives an empty waveform.
 * The mix is made in `out` where that is given.
 * @throws TypeError when lengths differ.
 */
export function mixToMono(channels: readonly Float32Array[], out?: Float32Array): Float32Array {
  const [first, second] = channels;
  if (!first) return new Float32Array(0);
  if (!second) return first;
  for (const channel of channels)
    if (channel.length !== first.length)
      throw new TypeError(`Cannot mix channels of different lengths: ${first.length} and ${channel.length} samples`);
  const mono = out ?? new Float32Array(first.length);
  if (channels.length === 2) {
    for (let i = 0; i < mono.length; i++) mono[i] = (first[i]! + second[i]!) * 0.5;
    return mono;
  }
  mono.fill(0);
  for (const channel of channels) for (let i = 0; i < mono.length; i++) mono[i] = mono[i]! + channel[i]!;
  for (let i = 0; i < mono.length; i++) mono[i] = mono[i]! / channels.length;
  return mono;
}

/** The waveform minus its mean, as AST does before its filter bank; an empty one stays empty. */
export function removeMean(samples: Float32Array): Float32Array {
  let sum = 0;
  for (let i = 0; i < samples.length; i++) sum += samples[i]!;
  const mean = samples.length > 0 ? sum / samples.length : 0;
  const out = new Float32Array(samples.length);
  for (let i = 0; i < out.length; i++) out[i] = samples[i]! - mean;
  return out;
}
