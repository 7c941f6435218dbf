"""CPU time of Python's usual chains as JSON; run by audio.mjs with the number of rounds and WAV files. One thread each."""
import os

for name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS"):
    os.environ[name] = "1"

import importlib.util
import json
import pathlib
import sys
import time
import types

import numpy as np
import soundfile

ROUNDS, FILES, RATE = int(sys.argv[1]), sys.argv[2:], 16000


def measure(chain, steps):
    best = None
    for _ in range(ROUNDS + 1):
        spent = {name: 0.0 for name, _ in steps}
        for file in FILES:
            value = file
            for name, step in steps:
                start = time.process_time()
                value = step(value)
                spent[name] += (time.process_time() - start) * 1000 / len(FILES)
        total = sum(spent.values())
        if best is None or total < best["total"]:
            best = {"chain": chain, "total": total, **spent}
    return best


def read(file):
    return soundfile.read(file, dtype="float32")[0]


def load_kaldi():
    """torchaudio's Kaldi module, which is pure Python: by itself where torchaudio's native library does not fit the machine."""
    try:
        import torchaudio.compliance.kaldi as kaldi

        return kaldi
    except OSError:
        place = pathlib.Path(importlib.util.find_spec("torchaudio").origin).parent / "compliance" / "kaldi.py"
        for name in [name for name in sys.modules if name.split(".")[0] == "torchaudio"]:
            del sys.modules[name]
        sys.modules["torchaudio"] = types.ModuleType("torchaudio")
        spec = importlib.util.spec_from_file_location("kaldi", place)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module


def mix_halves(stereo):
    return (stereo[:, 0] + stereo[:, 1]) * np.float32(0.5)


rows = []
missing = []
try:
    import soxr

    resample = lambda mono: soxr.resample(mono, 44100, RATE)
except ImportError:
    missing.append("soxr")
try:
    import torch

    torch.set_num_threads(1)
    kaldi = load_kaldi()

    def torch_fbank(mono):
        wave = torch.from_numpy(mono)[None]
        return kaldi.fbank(wave - wave.mean(), htk_compat=True, sample_frequency=RATE, use_energy=False,
                           window_type="hanning", num_mel_bins=128, dither=0.0, frame_shift=10)

    if "soxr" not in missing:
        rest = [("resample", resample), ("fbank", torch_fbank)]
        rows.append(measure("soundfile + numpy mean + soxr + torchaudio fbank",
                            [("read", read), ("mono", lambda x: x.mean(1)), *rest]))
        rows.append(measure("soundfile + sum of two columns + soxr + torchaudio fbank",
                            [("read", read), ("mono", mix_halves), *rest]))
except (ImportError, OSError, AttributeError):
    missing.append("torchaudio")
try:
    import librosa

    mel = lambda y: librosa.power_to_db(librosa.feature.melspectrogram(
        y=y, sr=RATE, n_fft=512, hop_length=160, win_length=400, n_mels=128, fmin=20))
    rows.append(measure("librosa load + melspectrogram", [("load", lambda f: librosa.load(f, sr=RATE)[0]), ("mel", mel)]))
except ImportError:
    missing.append("librosa")
rows.extend({"chain": f"{name}: not measured, cannot be imported by {sys.executable}"} for name in missing)
print(json.dumps(rows))
