"""What `make` needs beside the package; not shipped."""
