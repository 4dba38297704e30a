"""A city's own sign-in (OpenID Connect 1.0): authorization code with PKCE, beside the desk's accounts."""
