#!/bin/bash
# Which USB keyboards and mice a terminal takes: those that were there when it started.
#     usb.sh remember LIST SYS       by kiosk-usb.service, once, a minute after the start; SYS is /sys
#     usb.sh judge LIST DEVICE       by udev, for one that goes in: its folder, or one below it
# Why not usbguard: it is a list that has to be right, and refuses what is not on it. A panel that is mended, or
# a list that is broken, would leave a hall without a terminal, and nobody there to see why. Here all that goes
# wrong ends in a keyboard that is taken, whose keys do nothing; and nothing has to stay alive for it. The kernel
# gives a keyboard its driver first; but udev tells X of its keys only once this is over, when they are gone.
# What was refused is not refused after the next start. A panel put in while the machine runs may have keys and
# glass in one interface, or call itself a mouse: starting again is what gives a hall its terminal back.
set -euo pipefail
what=$1 list=$2 where=$3

model() {  # vendor:product of the device in a folder
    echo "$(cat "$1/idVendor"):$(cat "$1/idProduct")"
}

whole() {  # with its serial number, which may hold anything, and its socket
    echo "$(model "$1") $(cat "$1/serial" 2>/dev/null | tr -cd 'A-Za-z0-9._-') ${1##*/}"
}

panel() {  # whether it has a glass to be touched: INPUT_PROP_DIRECT, bit 1 of hexadecimal words
    grep -qs '[2367abef]$' "$1"/*:*/input/input*/properties "$1"/*:*/*/input/input*/properties
}

case $what in
remember)
    [ ! -e "$list" ] || exit 0
    for device in "$where"/bus/usb/devices/*; do
        [ -e "$device/idVendor" ] || continue
        whole "$device"
        # a panel is taken in whatever socket and with whatever number it comes back
        if panel "$device"; then echo "panel $(model "$device")"; fi
    done >"$list.new"
    mv "$list.new" "$list"
    ;;
judge)
    [ -e "$list" ] || exit 0  # the machine still starts
    until [ -e "$where/bInterfaceClass" ]; do
        case $where in */*) where=${where%/*} ;; *) exit 0 ;; esac
    done
    device=${where%/*}
    known=0
    grep -sFxq -e "$(whole "$device")" -e "panel $(model "$device")" "$list" || known=$?
    [ "$known" = 1 ] || exit 0  # on the list, or the list cannot be read
    # the interface alone: what else is in the same device, as a new panel's glass, goes on
    echo 0 >"$where/authorized"
    logger -t kiosk-usb "refused: keyboard or mouse $(model "$device")"
    ;;
esac
