# shellcheck shell=sh
# In the guest: cfgmgr alone, without udev.
# shellcheck source=guest/observe.sh
. /guest/observe.sh

bound start
timed cold-start cfgmgr --help
timed start-up cfgmgr --help
timed first cfgmgr
bound bound
settled
bound settled
timed second cfgmgr
bound second-bound
closing
# shellcheck source=guest/checks.sh
. /guest/checks.sh
