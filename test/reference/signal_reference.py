"""Reference values for test/signal from independent implementations: writes ../expected/signal.json.

Needs numpy, scipy, librosa, soxr, torch and torchaudio (compliance.kaldi is pure Python: a torchaudio whose native library
cannot be loaded will do once that library is removed). Run: python test/reference/signal_reference.py
"""
import json
import pathlib

import librosa
import numpy as np
import scipy
import soxr
import torch
import torchaudio
import torchaudio.compliance.kaldi as kaldi

OUT = pathlib.Path(__file__).parent.parent / "expected" / "signal.json"


def chirp_and_noise(n):
    """x[i] = 0.5 sin(2 pi (100 t + 345 t^2)) + 0.1 u[i], t = i / 16000; u from a linear congruential generator."""
    u = np.empty(n)
    s = 12345
    for i in range(n):
        s = (1664525 * s + 1013904223) % 2**32
        u[i] = s / 2**31 - 1
    t = np.arange(n) / 16000
    return 0.5 * np.sin(2 * np.pi * (100 * t + 345 * t * t)) + 0.1 * u


def fbank(x, dtype=torch.float32, bins=128):
    wave = torch.from_numpy(x).to(dtype)[None]
    return kaldi.fbank(wave, htk_compat=True, sample_frequency=16000, use_energy=False, window_type="hanning",
                       num_mel_bins=bins, dither=0.0, frame_shift=10).numpy()


def vggish(x):
    """The published law of mel_features.py, written again with numpy."""
    window = 0.5 - 0.5 * np.cos(2 * np.pi / 400 * np.arange(400))
    frames = np.lib.stride_tricks.sliding_window_view(x, 400)[::160]
    magnitude = np.abs(np.fft.rfft(frames * window, 512))
    mel = lambda f: 1127.0 * np.log(1.0 + f / 700.0)
    edges = np.linspace(mel(125.0), mel(7500.0), 66)
    bins = mel(np.linspace(0.0, 8000.0, 257))
    weights = np.empty((257, 64))
    for i in range(64):
        low, centre, high = edges[i:i + 3]
        weights[:, i] = np.maximum(0.0, np.minimum((bins - low) / (centre - low), (high - bins) / (high - centre)))
    weights[0, :] = 0.0
    return np.log(magnitude @ weights + 0.01), weights


def rounded(values, digits=7):
    return np.round(np.asarray(values, dtype=float), digits).tolist()


x = chirp_and_noise(160000)
centred = (x - x.mean()).astype(np.float32)
full = fbank(centred)
mels, weights = vggish(x)
stft = np.abs(librosa.stft(x, n_fft=512, hop_length=160, win_length=400, center=True, pad_mode="constant"))
rate = 44100
tones = (0.7 * np.sin(2 * np.pi * 440 * np.arange(rate) / rate) + 0.2 * np.sin(2 * np.pi * 5000 * np.arange(rate) / rate))
frames = [0, 1, 2, 3, 250, 499, 500, 777, 996, 997]
short = x[:5000].astype(np.float32)
json.dump({
    "versions": {"numpy": np.__version__, "scipy": scipy.__version__, "librosa": librosa.__version__, "soxr": soxr.__version__,
                 "torch": torch.__version__, "torchaudio": torchaudio.__version__},
    "fbank": {"mean": float(full.mean()), "std": float(full.std()), "frameMeans": rounded(full.mean(1), 5),
              "frames": {str(f): rounded(full[f], 5) for f in frames}},
    "fbankShort40": {"samples": 5000, "bins": 40, "values": rounded(fbank(short, bins=40), 5)},
    "vggish": {"mean": float(mels.mean()), "frameMeans": rounded(mels.mean(1), 7),
               "nonZeroWeights": int((weights > 0).sum()), "weightSum": float(weights.sum()),
               "frames": {str(f): rounded(mels[f]) for f in frames[::3]}},
    "stft": {"frameSums": rounded(stft.sum(0), 6), "frames": {str(f): rounded(stft[:, f]) for f in [0, 1, 2, 500, 999, 1000]}},
    "resample": {"signal": "0.7 sin 440 Hz + 0.2 sin 5 kHz, 1 s", "every": 37,
                 "44100": rounded(soxr.resample(tones, 44100, 16000, quality="VHQ")[::37], 9)},
}, OUT.open("w"))
print(OUT.stat().st_size)
