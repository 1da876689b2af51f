"""The daily nudge: which prompt, when, and what somebody makes of it; must not know any words."""
