"""What the law says: working days, due days, fees, kinds of decision, remedies.

Every number is dated, cited data in ``law/data``; nothing here reads the clock. Import from:

- ``law.workdays``   load_calendar, Calendar (is_workday, add_workdays, workdays_between)
- ``law.notices``    read_calendar_file, read_calendar: a notice or region that the user adds
- ``law.receipt``    receipt_of: the legal day of receipt by channel
- ``law.facts``      CaseFacts, Correction, Extension, FeeCharge: what happened to a case
- ``law.pauses``     Pause: a third party, joint organ or other organ is asked
- ``law.deadlines``  reply_due, late_by: the clock replayed from the facts
- ``law.terms``      term_due and the named terms (publication, correction, answers, payment)
- ``law.fees``       fee_by_items, fee_by_pages, fee_of_nth_item
- ``law.decisions``  leaves, kinds, kind_on, kinds_of, missing_reasons, Remedy
- ``law.remedies``   remedy_text, authority_of
- ``law.energy``     standard_coal, indicators, reduction, return_due: 公共机构节能
- ``law.occasions``  occasions: 世界水日, 节能宣传周 … of a year
- ``law.describe``   parameter_rows, instrument_rows, notice_rows: the data, for documents
- ``law.errors``     GongkaiError and its children
"""
