"""Training, assessment, complaints, rectification, key points, chat groups."""
