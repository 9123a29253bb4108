-- 哪些年报的数字加不平，差在哪一格
SELECT r.organ AS 机关, r.year AS 年度, f.code AS 规则, f.message AS 问题,
       f.figure AS 填报, f.expected AS 应有, f.file AS 文件
FROM findings f JOIN reports r USING (file)
WHERE (f.code LIKE 'BAL%' OR f.code LIKE 'SUM%') AND f.severity = 'error'
  AND (getvariable('year') IS NULL OR r.year = getvariable('year'))
ORDER BY f.file, f.number
