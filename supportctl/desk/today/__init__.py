"""What waits for the desk today.

looking.py   what runs, is overdue or due, agreed for today, untriaged, uncontacted, to be invoiced, unpaid, about to end
"""
