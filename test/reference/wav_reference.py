"""Small WAV files of every kind that occurs, as libsndfile writes and reads them: writes ../expected/wav.json.

Needs numpy and soundfile. Run: python test/reference/wav_reference.py
"""
import base64
import io
import json
import pathlib

import numpy as np
import soundfile as sf

OUT = pathlib.Path(__file__).parent.parent / "expected" / "wav.json"
t = np.arange(150)
stereo = np.stack([0.9 * np.sin(0.05 * t), 0.5 * np.cos(0.11 * t)], 1)
kinds = [("WAV", s, e) for s in ["PCM_U8", "PCM_16", "PCM_24", "PCM_32", "FLOAT", "DOUBLE", "ALAW", "ULAW"] for e in ["FILE"]]
kinds += [("WAVEX", s, "FILE") for s in ["PCM_16", "PCM_24", "FLOAT", "ULAW"]]
kinds += [("RF64", s, "FILE") for s in ["PCM_16", "FLOAT"]]
kinds += [("WAV", s, "BIG") for s in ["PCM_16", "PCM_24", "PCM_32", "FLOAT", "DOUBLE"]]
out = []
for container, subtype, endian in kinds:
    buffer = io.BytesIO()
    sf.write(buffer, stereo, 22050, subtype=subtype, format=container, endian=endian)
    data = buffer.getvalue()
    samples, rate = sf.read(io.BytesIO(data), always_2d=True)
    out.append({"name": f"{container} {subtype} {endian}", "rate": rate, "file": base64.b64encode(data).decode(),
                "channels": [np.round(channel, 9).tolist() for channel in samples.T]})
OUT.write_text(json.dumps(out))
print(OUT.stat().st_size)
