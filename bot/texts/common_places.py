"""Well-known cities to pick from when a place cannot be found by its name; must not know how they are shown."""

COMMON = (
    ("Honolulu", "Pacific/Honolulu"), ("Anchorage", "America/Anchorage"),
    ("Los Angeles", "America/Los_Angeles"), ("Phoenix", "America/Phoenix"),
    ("Denver", "America/Denver"), ("Mexico City", "America/Mexico_City"), ("Chicago", "America/Chicago"),
    ("New York", "America/New_York"), ("Bogotá", "America/Bogota"), ("Halifax", "America/Halifax"),
    ("St. John's", "America/St_Johns"), ("Buenos Aires", "America/Argentina/Buenos_Aires"),
    ("São Paulo", "America/Sao_Paulo"), ("London", "Europe/London"), ("Lisbon", "Europe/Lisbon"),
    ("Lagos", "Africa/Lagos"), ("Berlin", "Europe/Berlin"), ("Johannesburg", "Africa/Johannesburg"),
    ("Athens", "Europe/Athens"), ("Nairobi", "Africa/Nairobi"), ("Istanbul", "Europe/Istanbul"),
    ("Tehran", "Asia/Tehran"), ("Dubai", "Asia/Dubai"), ("Kabul", "Asia/Kabul"), ("Karachi", "Asia/Karachi"),
    ("Delhi", "Asia/Kolkata"), ("Kathmandu", "Asia/Kathmandu"), ("Dhaka", "Asia/Dhaka"),
    ("Yangon", "Asia/Yangon"), ("Jakarta", "Asia/Jakarta"), ("Singapore", "Asia/Singapore"),
    ("Shanghai", "Asia/Shanghai"), ("Tokyo", "Asia/Tokyo"), ("Darwin", "Australia/Darwin"),
    ("Adelaide", "Australia/Adelaide"), ("Sydney", "Australia/Sydney"), ("Auckland", "Pacific/Auckland"),
)  # fmt: skip
"""Names and IANA zones from west to east, one city for each zone, the clocks of half and quarter hours among them."""
