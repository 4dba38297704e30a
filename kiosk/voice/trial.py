"""One sentence of each language, by which every voice is measured; used by `engines`."""

from __future__ import annotations

from typing import Final

TRIALS: Final = {
    "fr": "Pour vous inscrire, il vous faut une pièce d’identité et un justificatif de domicile.",
    "en": "To register, you need an identity document and a proof of your address.",
    "es": "Para inscribirse, necesita un documento de identidad y un justificante de domicilio.",
    "pt": "Para se inscrever, precisa de um documento de identidade e de um comprovativo de morada.",
    "ar": "للتسجيل، تحتاج إلى وثيقة هوية وإثبات عنوان السكن.",
    "zh": "登记时，您需要身份证件和住址证明。",
    "uk": "Щоб записатися, потрібні документ, що посвідчує особу, і підтвердження адреси.",
}
