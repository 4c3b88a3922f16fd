"""`python -m heyan`: the same commands where the script of that name is not on the path."""

from heyan.cli import main

if __name__ == "__main__":  # workers import this module anew under another name
    main()
