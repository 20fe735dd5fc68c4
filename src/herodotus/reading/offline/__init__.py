"""The offline reader: one small encoder with several heads, shipped as int8 ONNX inside the package."""

from herodotus.reading.offline.reader import Attribution, OfflineReader

__all__ = ["Attribution", "OfflineReader"]
