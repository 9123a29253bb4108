-- 各机关按一格数字排名（--key 写格，默认 table3.new_received.total；--year 写年度）
SELECT a.year AS 年度, rank() OVER (PARTITION BY a.year ORDER BY f.value DESC) AS 名次,
       a.organ AS 机关, l.label AS 项目, f.value AS 数值
FROM facts f JOIN annual a USING (file)
LEFT JOIN labels l ON l.edition = a.edition AND l.key = f.key
WHERE f.key = coalesce(getvariable('key'), 'table3.new_received.total') AND f.value IS NOT NULL
  AND (getvariable('year') IS NULL OR a.year = getvariable('year'))
ORDER BY 1, 2, 3
