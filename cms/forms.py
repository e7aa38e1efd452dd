from django.forms.renderers import TemplatesSetting


class SiteFormRenderer(TemplatesSetting):
    """Renders every field of a visitor's form by one template: label, help, widget, error."""

    field_template_name = "components/field.html"
