// Every organisation: x, and no ring that was found on the way.
// any_organisation
MATCH (x:Organisation)
    RETURN x, null AS found
