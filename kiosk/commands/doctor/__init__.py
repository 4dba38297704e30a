"""The doctor's checks, one file a subject; `whole` is the command.

An installed terminal is examined in two halves: the supervisor's unit has screen, sound and inputs and no
network, the link's has the network and no device.
"""
