"""What a package puts into the machine it is on: units, users, the kernel's settings, the command."""

from __future__ import annotations

import shutil
from pathlib import Path

from shipped_settings import USER

HERE = Path(__file__).resolve().parent
# what the units have of systemd, so that the doctor looks where they are
BESIDE = {
    "terminal": ': "${RUNTIME_DIRECTORY:=/run/kiosk-terminal}" "${DISPLAY:=:0}"'
    ' "${XAUTHORITY:=/run/kiosk-display/cookie}"\nexport RUNTIME_DIRECTORY DISPLAY XAUTHORITY\n',
    "desk": "",
}
# where each file of a package's own folder goes
PLACES = {
    "sysusers.conf": ("usr/lib/sysusers.d/kiosk-{name}.conf",),
    "tmpfiles.conf": ("usr/lib/tmpfiles.d/kiosk-{name}.conf",),
    "sysctl.conf": ("usr/lib/sysctl.d/kiosk-{name}.conf",),
    "modprobe.conf": ("usr/lib/modprobe.d/kiosk-{name}.conf",),
    "udev.rules": ("usr/lib/udev/rules.d/70-kiosk-{name}.rules",),
    "usb.sh": ("usr/lib/kiosk-{name}/usb.sh",),
    "system.conf": ("usr/lib/systemd/system.conf.d/kiosk-{name}.conf",),
    "logind.conf": ("usr/lib/systemd/logind.conf.d/kiosk-{name}.conf",),
    "grub.cfg": ("etc/default/grub.d/kiosk-{name}.cfg",),
    "xorg.conf": ("usr/lib/kiosk-{name}/xorg.conf",),
    "kmsdrm.conf": ("usr/share/doc/kiosk-{name}/examples/kmsdrm.conf",),
    "getty.conf": tuple(
        f"usr/lib/systemd/system/{unit}@.service.d/kiosk-{{name}}.conf" for unit in ("getty", "autovt")
    ),
    "emergency.conf": tuple(
        f"usr/lib/systemd/system/{unit}.service.d/kiosk-{{name}}.conf" for unit in ("emergency", "rescue")
    ),
}
SHUT = {"terminal": ("ctrl-alt-del.target",), "desk": ()}  # units that never start beside a package
# Commands that write into /var/lib, try what the service may do, or tell whether it can read its settings: by
# root, they are carried out as its user. A file of somebody's own is checked as who it was asked by.
AS_THE_SERVICE = (
    "sync", "search", "enrol", "commission", "keys", "doctor", "bundle", "link", "run", "config",
)  # fmt: skip
OF_THE_SERVICE = {
    "terminal": "|".join((*(f"0:{one}:*" for one in AS_THE_SERVICE), "0:check:", "0:check:-*")),
    "desk": "0:*",
}
UNITS = {
    "terminal": ("kiosk-display", "kiosk-terminal", "kiosk-link", "kiosk-usb"),
    "desk": ("kiosk-desk",),
}


def put_system(name: str, stage: Path) -> None:
    """Units, users, folders, kernel settings and the command."""
    for source in sorted((HERE / "units").glob("kiosk-*.service")):
        if source.stem in UNITS[name]:
            put(source, stage / "usr/lib/systemd/system" / source.name)
    for source in sorted((HERE / name).iterdir()):
        for place in PLACES.get(source.name, ()):
            put(source, stage / place.format(name=name))
    for unit in SHUT[name]:
        (stage / "etc/systemd/system").mkdir(parents=True, exist_ok=True)
        (stage / "etc/systemd/system" / unit).symlink_to("/dev/null")
    command = stage / "usr/bin" / ("kiosk" if name == "terminal" else "kiosk-desk")
    command.parent.mkdir(parents=True)
    command.write_text(
        f'#!/bin/sh\nKIOSK_CONFIG="${{KIOSK_CONFIG:-/etc/kiosk-{name}}}"\n'
        f"export KIOSK_CONFIG\n{BESIDE[name]}"
        # what root made there, the service could not change
        f'case "$(id -u):${{1:-}}:${{2:-}}" in {OF_THE_SERVICE[name]}) set -- runuser -u {USER[name]} --'
        f' /usr/lib/kiosk-{name}/bin/kiosk "$@" ;;\n'
        f'*) set -- /usr/lib/kiosk-{name}/bin/kiosk "$@" ;; esac\n'
        'exec "$@"\n'
    )
    command.chmod(0o755)


def put(source: Path, target: Path) -> None:
    """A file at its place in the package."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
