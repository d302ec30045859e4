# What every test run has in common; sourced by the Makefile.
export LC_ALL=C.UTF-8
export PYTHONDONTWRITEBYTECODE=1
export SE_AVOID_STATS=true
