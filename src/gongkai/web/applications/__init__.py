"""依申请公开: from the counter to the letter and the fee."""
