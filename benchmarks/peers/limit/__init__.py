"""The yardstick: what one Python process can at best reach on the shapes. No GraphQL at all, and no viewer."""
