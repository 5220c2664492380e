"""`python -m onrecord`: the command line."""

from onrecord.present.cli.main import main

if __name__ == "__main__":
    main()
