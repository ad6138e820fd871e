// Every organisation, with what organisations_near_or_there knows of it.
// organisations_anywhere
@organisations_near_or_there
    UNION ALL
    MATCH (x:Organisation)
    RETURN x, null AS found, null AS part
