"""What a person or the clock can do: async verbs on a unit of work; commits nothing and sends nothing."""
