"""Who is who: accounts, sign-in, professional profiles, verification."""
