"""How a form looks: our own field, error list and summary, in one place."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Django's renderer with the shell's templates."""

    form_template_name = "shell/_form_fields.html"
    field_template_name = "shell/_field.html"
