// The skill passes the text of SkillFilter (L1); what is narrower is a source. Skills are seen by everybody (C2).
// passes_skill_filter(x)
@has_filter_words({x})
