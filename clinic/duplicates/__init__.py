"""Records of one person that were registered apart."""
