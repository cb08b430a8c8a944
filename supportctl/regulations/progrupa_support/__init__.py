"""ProGrupa: paid technical support, and help within the licence."""
