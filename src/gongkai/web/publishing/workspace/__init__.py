"""The staff door: thin views, each naming its act."""
