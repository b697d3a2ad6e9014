"""Check municipal projects against eight success factors, and see the weak spots of all of them."""
