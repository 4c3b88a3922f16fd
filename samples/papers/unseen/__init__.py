"""Papers that readers are judged with: forms of issuers that no parser was built on."""
