"""The public contract: Strawberry types, inputs and root fields; thin views on records, which resolvers return."""
