"""An ordinary Strawberry service with aiodataloader and the driver: what one starts from."""
