"""`python -m jiedai`."""

from jiedai.cli import main

if __name__ == "__main__":
    main()
