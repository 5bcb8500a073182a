"""What an account may call itself: from Pro Santé Connect or the register, never from free text."""
